-- New words for existing types; PostgreSQL lets them be used from the next transaction on.
alter type act_kind add value 'revoke';
alter type act_kind add value 'liftHold';
alter type act_kind add value 'liftLockout';
alter type act_kind add value 'reopen';
alter type act_kind add value 'activationCode';
alter type act_kind add value 'temporaryPassword';
alter type act_kind add value 'temporaryPin';
alter type act_kind add value 'orderMeans';
alter type actor_kind add value 'clerk';
alter type actor_kind add value 'citizen';
