-- SPDX-License-Identifier: GPL-3.0-or-later
-- A slice is one work of one school. The newest import that contains a slice fills it, an exact one before one that was
-- rebuilt from percentages; the rows of the others wait in …_replaced until that import is undone.

ALTER TABLE imports ADD COLUMN day VARCHAR;
ALTER TABLE imports ADD COLUMN approximate BOOLEAN;
-- Imports of a release that did not link persons inside an examination: they ask to be made again.
ALTER TABLE imports ADD COLUMN outdated BOOLEAN;
UPDATE imports SET approximate = false, outdated = format NOT IN ('school-register', 'context-form');

-- What a row counts as: first as the file has it, final after appeals and re-sits; null where another row of the same
-- person in the same examination counts instead.
ALTER TABLE results ADD COLUMN first_outcome UTINYINT;
ALTER TABLE results ADD COLUMN final_outcome UTINYINT;
ALTER TABLE results ADD COLUMN final_score SMALLINT;
UPDATE results SET first_outcome = outcome, final_outcome = outcome, final_score = score;

CREATE TABLE results_replaced (
    import INTEGER, work INTEGER, school INTEGER, outcome UTINYINT, score SMALLINT, person UBIGINT,
    first_outcome UTINYINT, final_outcome UTINYINT, final_score SMALLINT
);

CREATE TABLE import_slices (import INTEGER, work INTEGER, school INTEGER);
INSERT INTO import_slices SELECT DISTINCT import, work, school FROM results;

-- A change belongs to a person in an examination, and may be read before the protocol that it changes.
CREATE TABLE result_changes (
    import INTEGER, position INTEGER, procedure VARCHAR, year INTEGER, subject VARCHAR, grade INTEGER, date DATE,
    person UBIGINT, before SMALLINT, after SMALLINT, outcome UTINYINT, points SMALLINT, applied BOOLEAN
);

CREATE TABLE task_lists (id INTEGER, import INTEGER, work INTEGER);

CREATE TABLE tasks (list INTEGER, position INTEGER, label VARCHAR, maximum SMALLINT);

-- One row for each pupil who counts; a byte of scores is points up to 250, 253 «X», 254 «не пройд.», 255 nothing known.
CREATE TABLE task_scores (
    import INTEGER, work INTEGER, school INTEGER, list INTEGER, outcome UTINYINT, total SMALLINT, journal UTINYINT,
    variant UTINYINT, scores UTINYINT[]
);

CREATE TABLE task_scores_replaced (
    import INTEGER, work INTEGER, school INTEGER, list INTEGER, outcome UTINYINT, total SMALLINT, journal UTINYINT,
    variant UTINYINT, scores UTINYINT[]
);

CREATE TABLE reference_shares (
    import INTEGER, position INTEGER, work INTEGER, kind VARCHAR, level VARCHAR, name VARCHAR, schools INTEGER,
    participants INTEGER, share_1 DOUBLE, share_2 DOUBLE, share_3 DOUBLE, share_4 DOUBLE
);

-- Files whose import was undone: they are not read again unless they are named.
CREATE TABLE undone (sha256 VARCHAR, file VARCHAR, day VARCHAR);

-- What the views need to know of campaign.yaml.
CREATE TABLE settings (name VARCHAR, value VARCHAR);
INSERT INTO settings VALUES ('result', 'final');
