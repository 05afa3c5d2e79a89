#!/bin/sh
# Runs once, when the PostgreSQL container makes its data: the role and the database of the apps. The role owns its
# database and may create roles, but is no superuser: row-level security binds it.
set -eu
: "${SIGNALBOX_DATABASE_PASSWORD:?is not set: see docker/env.example}"

psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --set password="$SIGNALBOX_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE signalbox LOGIN NOSUPERUSER CREATEROLE NOCREATEDB PASSWORD :'password';
CREATE DATABASE signalbox OWNER signalbox;
SQL
