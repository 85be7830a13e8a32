-- The roles and groups Keycloak said somebody had when they signed in, so that a change ends the session; null until it was asked.
alter table sign_in add column rights text;
