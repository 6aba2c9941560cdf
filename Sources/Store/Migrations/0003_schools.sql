-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a register says of schools beside each other: branches, closings, renamings, mergers.

ALTER TABLE school_rows ADD COLUMN branch_of INTEGER;

CREATE TABLE school_events (
    import INTEGER, school INTEGER, position INTEGER, kind VARCHAR, day VARCHAR, other INTEGER, name VARCHAR
);
