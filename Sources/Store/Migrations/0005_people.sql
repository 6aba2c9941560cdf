-- SPDX-License-Identifier: GPL-3.0-or-later
-- What files give beside results. The last import of a path counts, as for schools; a teacher is a keyed hash.

CREATE TABLE diagnostics (
    import INTEGER, position INTEGER, teacher UBIGINT, school INTEGER, subject VARCHAR, domain VARCHAR, wave VARCHAR,
    year INTEGER, day VARCHAR, score DOUBLE, maximum DOUBLE, level VARCHAR
);

CREATE TABLE support_events (
    import INTEGER, position INTEGER, register VARCHAR, school INTEGER, kind VARCHAR, partner VARCHAR, day VARCHAR,
    document VARCHAR
);

CREATE TABLE support_teachers (import INTEGER, position INTEGER, teacher UBIGINT);

CREATE TABLE staff_counts (import INTEGER, position INTEGER, school INTEGER, year INTEGER, teachers INTEGER);

CREATE TABLE school_reports (
    import INTEGER, position INTEGER, school INTEGER, programme VARCHAR, period VARCHAR, period_from VARCHAR,
    period_to VARCHAR
);

CREATE TABLE report_measures (
    import INTEGER, report INTEGER, position INTEGER, name VARCHAR, plan VARCHAR, plan_from VARCHAR, plan_to VARCHAR,
    fact VARCHAR, fact_from VARCHAR, fact_to VARCHAR, result VARCHAR
);

-- author: «school» with its number in owner, or «expert» with the name there.
CREATE TABLE hand_values (
    import INTEGER, position INTEGER, author VARCHAR, owner VARCHAR, school INTEGER, indicator INTEGER, year INTEGER,
    season VARCHAR, seen_numerator INTEGER, seen_denominator INTEGER, confirmed BOOLEAN, numerator INTEGER,
    denominator INTEGER, share DOUBLE, reason VARCHAR, document VARCHAR, name VARCHAR, day VARCHAR, decision VARCHAR,
    proposed_numerator INTEGER, proposed_denominator INTEGER, proposed_share DOUBLE
);

CREATE TABLE order_facts (import INTEGER, position INTEGER, key VARCHAR, value VARCHAR);

CREATE TABLE people (
    import INTEGER, position INTEGER, role VARCHAR, name VARCHAR, genitive VARCHAR, dative VARCHAR, job VARCHAR,
    job_genitive VARCHAR, job_dative VARCHAR, indicators VARCHAR
);

CREATE TABLE deadlines (
    import INTEGER, position INTEGER, subject VARCHAR, day VARCHAR, inclusive BOOLEAN, indicators VARCHAR,
    responsible VARCHAR, done VARCHAR
);
