import { padded, stepped, typed, type AmountName, type Amounts } from '../logic/amounts';
import { usePage } from '../page-context';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

interface Props {
  name: AmountName;
  amounts: Amounts;
  waiting: number;
  isActive: boolean;
  onActivate(): void;
  onChange(amounts: Amounts): void;
}

/** One outcome: its name, - and +, the number, and the pad while it is the active row. */
export function AmountRow({ name, amounts, waiting, isActive, onActivate, onChange }: Props) {
  const { texts } = usePage();
  const label = texts.other[name];
  const id = `amount-${name}`;
  return (
    <div class={`amount amount-${name} ${isActive ? 'amount-active' : ''}`}>
      <label for={id}>{label}</label>
      <div>
        <button
          type="button"
          class="step"
          aria-label={texts.other.less(label)}
          disabled={amounts[name] === 0}
          onClick={() => onChange(stepped(amounts, name, -1, waiting))}
        >
          −
        </button>
        <input
          id={id}
          name={name}
          // The pad below is the keyboard here; the phone's own would cover half of the form.
          inputMode="none"
          autocomplete="off"
          value={String(amounts[name])}
          onFocus={(event) => {
            event.currentTarget.select();
            onActivate();
          }}
          onInput={(event) => onChange(typed(amounts, name, event.currentTarget.value))}
        />
        <button
          type="button"
          class="step"
          aria-label={texts.other.more(label)}
          disabled={amounts.good + amounts.scrapped + amounts.rework >= waiting}
          onClick={() => onChange(stepped(amounts, name, 1, waiting))}
        >
          +
        </button>
      </div>
    </div>
  );
}

/** The digits under a thumb. */
export function Pad(props: Pick<Props, 'name' | 'amounts' | 'waiting' | 'onChange'>) {
  const { name, amounts, waiting, onChange } = props;
  const { texts } = usePage();
  const press = (key: string) => () => onChange(padded(amounts, name, key, waiting));
  return (
    <div class="pad" role="group" aria-label={`${texts.other.pad}: ${texts.other[name]}`}>
      {DIGITS.map((digit) => (
        <button key={digit} type="button" onClick={press(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" class="pad-word" onClick={press('rest')}>
        {texts.other.rest}
      </button>
      <button type="button" onClick={press('0')}>
        0
      </button>
      <button type="button" aria-label={texts.other.erase} onClick={press('erase')}>
        ⌫
      </button>
    </div>
  );
}
