-- Reports are given to who asks for them and saved nowhere else.
alter table word_report_runs drop column saved_to;
