import 'reflect-metadata';
import { createHash, randomBytes, webcrypto, X509Certificate as NodeCertificate } from 'node:crypto';
import { GeneralName, GeneralSubtree, GeneralSubtrees, NameConstraints } from '@peculiar/asn1-x509';
import { AsnConvert } from '@peculiar/asn1-schema';
import * as x509 from '@peculiar/x509';
import type { Names } from './names';

/** A certificate and its private key, both as PEM. */
export interface KeyPair {
  certificate: string;
  key: string;
}

const DAY_MS = 86_400_000;
const AUTHORITY_DAYS = 3_650;
/** Apple takes no certificate of a private authority that holds for more than 825 days. */
const CERTIFICATE_DAYS = 397;
/** Clocks of phones may be behind. */
const EARLIER_MS = DAY_MS;

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const NAME_CONSTRAINTS = '2.5.29.30';
const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';

/**
 * A new authority that browsers may be told to trust.
 * @param name what certificate lists of phones show
 * @param permitted what it may sign; browsers refuse the rest (RFC 5280, 4.2.1.10)
 */
export async function newAuthority(name: string, permitted: Names, now: Date): Promise<KeyPair> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: [{ CN: [name] }, { O: ['Product Tracker'] }],
    notBefore: new Date(now.getTime() - EARLIER_MS),
    notAfter: new Date(now.getTime() + AUTHORITY_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      nameConstraints(permitted),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
}

/** A certificate for a server that answers at these names, signed by the authority. */
export async function signCertificate(authority: KeyPair, names: Names, now: Date): Promise<KeyPair> {
  const signer = new x509.X509Certificate(authority.certificate);
  const signingKey = await webcrypto.subtle.importKey(
    'pkcs8',
    x509.PemConverter.decodeFirst(authority.key),
    ALGORITHM,
    false,
    ['sign'],
  );
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: [{ CN: ['Product Tracker'] }],
    issuer: signer.subjectName,
    notBefore: new Date(now.getTime() - EARLIER_MS),
    notAfter: new Date(now.getTime() + CERTIFICATE_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([SERVER_AUTHENTICATION]),
      new x509.SubjectAlternativeNameExtension([
        ...names.dns.map((value) => ({ type: 'dns' as const, value })),
        ...names.ip.map((value) => ({ type: 'ip' as const, value })),
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(signer, false),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
}

/** What the authority of a certificate may sign; nothing where it does not say. */
export function permittedBy(certificate: string): Names {
  const extension = new x509.X509Certificate(certificate).getExtension(NAME_CONSTRAINTS);
  const permitted = extension
    ? (AsnConvert.parse(extension.value, NameConstraints).permittedSubtrees ?? [])
    : [];
  const bases = [...permitted].map(({ base }) => base);
  return {
    dns: bases.flatMap(({ dNSName }) => dNSName ?? []),
    ip: bases.flatMap(({ iPAddress }) => iPAddress ?? []),
  };
}

/** The SHA-256 of a certificate as phones show it: pairs of hexadecimal digits with colons. */
export function fingerprintOf(certificate: string): string {
  const digest = createHash('sha256').update(new NodeCertificate(certificate).raw).digest('hex');
  return (digest.toUpperCase().match(/../g) ?? []).join(':');
}

function nameConstraints({ dns, ip }: Names): x509.Extension {
  const bases = [
    ...dns.map((dNSName) => new GeneralName({ dNSName })),
    ...ip.map((iPAddress) => new GeneralName({ iPAddress })),
  ];
  const permittedSubtrees = new GeneralSubtrees(bases.map((base) => new GeneralSubtree({ base })));
  const value = AsnConvert.serialize(new NameConstraints({ permittedSubtrees }));
  return new x509.Extension(NAME_CONSTRAINTS, true, value);
}

/** 127 random bits: positive, and never two alike (RFC 5280, 4.1.2.2). */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x01;
  return bytes.toString('hex');
}

async function pemOf(privateKey: webcrypto.CryptoKey): Promise<string> {
  const bytes = await webcrypto.subtle.exportKey('pkcs8', privateKey);
  return x509.PemConverter.encode(bytes, 'PRIVATE KEY');
}
