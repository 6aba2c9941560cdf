-- SPDX-License-Identifier: GPL-3.0-or-later
-- A school is the number of the six digits of its login; an outcome is 2-5 for a mark, 10-12 for a band.
-- Facts about pupils have small integer keys: grouping by them costs an eighth of grouping by text.

CREATE TABLE imports (
    id INTEGER, file VARCHAR, sha256 VARCHAR, context VARCHAR, format VARCHAR,
    "rows" INTEGER, accepted INTEGER, absent INTEGER, rejected INTEGER
);

CREATE TABLE taken_values (import INTEGER, position INTEGER, key VARCHAR, value VARCHAR, origin VARCHAR);

CREATE TABLE refusals (file VARCHAR, sha256 VARCHAR, reason_ru VARCHAR, reason_en VARCHAR);

CREATE TABLE rejections (
    import INTEGER, position INTEGER, sheet VARCHAR, cell VARCHAR, value VARCHAR, reason VARCHAR, suggestion VARCHAR
);

CREATE TABLE checks (
    import INTEGER, position INTEGER, kind VARCHAR, scope VARCHAR, declared DOUBLE, found DOUBLE, agrees BOOLEAN
);

CREATE TABLE works (
    id INTEGER, procedure VARCHAR, year INTEGER, season VARCHAR, subject VARCHAR, grade INTEGER, date DATE
);

CREATE TABLE results (
    import INTEGER, work INTEGER, school INTEGER, outcome UTINYINT, score SMALLINT, person UBIGINT
);

CREATE TABLE school_rows (
    import INTEGER, format VARCHAR, school INTEGER, name VARCHAR, short_name VARCHAR, municipality VARCHAR,
    tax_number VARCHAR, oge_code VARCHAR, ege_code VARCHAR, registered BOOLEAN
);

CREATE TABLE statuses (import INTEGER, school INTEGER, position INTEGER, status VARCHAR, since VARCHAR, until VARCHAR);

CREATE TABLE school_context (import INTEGER, school INTEGER, feature VARCHAR, value VARCHAR);

CREATE TABLE runs (id INTEGER, stage VARCHAR, date VARCHAR, seed VARCHAR);

CREATE TABLE plugin_runs (run INTEGER, position INTEGER, plugin VARCHAR, version VARCHAR);

CREATE TABLE plugin_parameters (run INTEGER, plugin VARCHAR, name VARCHAR, value VARCHAR);

CREATE TABLE families (run INTEGER, plugin VARCHAR, number INTEGER, name VARCHAR, size INTEGER, adjustment VARCHAR);

CREATE TABLE set_aside (
    run INTEGER, plugin VARCHAR, position INTEGER, indicator INTEGER, selected BOOLEAN, year INTEGER,
    season VARCHAR, compared VARCHAR, reasons VARCHAR, against INTEGER
);

CREATE TABLE findings (
    run INTEGER, plugin VARCHAR, position INTEGER, kind VARCHAR, quantity VARCHAR, unit_kind VARCHAR, unit VARCHAR, indicator INTEGER,
    part INTEGER, period_from INTEGER, season_from VARCHAR, period_to INTEGER, season_to VARCHAR, numerator BIGINT,
    denominator BIGINT, pupils BIGINT, estimate DOUBLE, lower DOUBLE, upper DOUBLE, confidence DOUBLE, statistic DOUBLE,
    p_asymptotic DOUBLE, p_exact DOUBLE, p_mid DOUBLE, p DOUBLE, p_adjusted DOUBLE, family INTEGER, verdict VARCHAR,
    reasons VARCHAR
);
