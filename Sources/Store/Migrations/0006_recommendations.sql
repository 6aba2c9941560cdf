-- SPDX-License-Identifier: GPL-3.0-or-later
-- Drafts of recommendations belong to a run; what people decided of them belongs to nobody's run and is never replaced.

CREATE TABLE recommendations (
    run INTEGER, stage VARCHAR, position INTEGER, key VARCHAR, kind VARCHAR, deficit VARCHAR, measures VARCHAR,
    grade VARCHAR, priority DOUBLE, fingerprint VARCHAR, finding VARCHAR, cause VARCHAR, measure VARCHAR, term VARCHAR,
    responsible VARCHAR, expected VARCHAR, control VARCHAR
);

CREATE TABLE recommendation_evidence (
    run INTEGER, stage VARCHAR, recommendation INTEGER, position INTEGER, finding VARCHAR, indicator INTEGER,
    quantity VARCHAR, verdict VARCHAR, direction INTEGER, text VARCHAR
);

-- Where everything stands, drafts beside decisions: made anew by every run, import and undo.
CREATE TABLE recommendation_states (
    stage VARCHAR, position INTEGER, key VARCHAR, status VARCHAR, carried BOOLEAN, evidence_changed BOOLEAN,
    kind VARCHAR, deficit VARCHAR, measures VARCHAR, grade VARCHAR, priority DOUBLE, fingerprint VARCHAR,
    finding VARCHAR, cause VARCHAR, measure VARCHAR, term VARCHAR, responsible VARCHAR, expected VARCHAR,
    control VARCHAR, reason VARCHAR, decided_on VARCHAR, decided_by VARCHAR, done VARCHAR, note VARCHAR,
    evidence VARCHAR
);

-- What stood in each workbook that was written: copies of it are read against it. Releases and imports share one clock.
CREATE TABLE recommendation_releases (number INTEGER, stage VARCHAR);

CREATE TABLE recommendation_exports (
    release INTEGER, position INTEGER, key VARCHAR, status VARCHAR, kind VARCHAR, deficit VARCHAR, measures VARCHAR,
    grade VARCHAR, priority DOUBLE, fingerprint VARCHAR, finding VARCHAR, cause VARCHAR, measure VARCHAR, term VARCHAR,
    responsible VARCHAR, expected VARCHAR, control VARCHAR, reason VARCHAR, decided_on VARCHAR, decided_by VARCHAR,
    done VARCHAR, note VARCHAR
);

CREATE TABLE match_exports (release INTEGER, key VARCHAR, deficit VARCHAR);

CREATE TABLE offered_measures (
    release INTEGER, position INTEGER, id VARCHAR, deficit VARCHAR, title VARCHAR, text VARCHAR, addressee VARCHAR
);

CREATE TABLE decision_files (import INTEGER, stamp INTEGER);

-- A cell that somebody changed; without a field: the row stands in the file as it was exported.
CREATE TABLE decisions (
    import INTEGER, position INTEGER, release INTEGER, key VARCHAR, field VARCHAR, value VARCHAR
);
