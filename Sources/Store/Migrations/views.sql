-- SPDX-License-Identifier: GPL-3.0-or-later
-- Names and columns that others may rely on; more columns may be added.

CREATE OR REPLACE VIEW v_results_counts AS
SELECT
    printf('%06d', r.school) AS school, w.procedure, w.year, w.season, w.subject, w.grade,
    CASE WHEN r.outcome BETWEEN 2 AND 5 THEN CAST(r.outcome AS INTEGER) END AS mark,
    CASE r.outcome WHEN 10 THEN 'below_minimum' WHEN 11 THEN 'middle' WHEN 12 THEN 'high' END AS band,
    CAST(count(*) AS BIGINT) AS pupils
FROM results r JOIN works w ON w.id = r.work
GROUP BY ALL;

CREATE OR REPLACE VIEW v_imports AS
SELECT
    file, sha256, format, "rows", accepted, absent, rejected, taken AS taken_from_path, id AS import
FROM imports;

CREATE OR REPLACE VIEW v_rejections AS
SELECT i.file, j.sheet, j.cell, j.value, j.reason, j.suggestion, i.id AS import
FROM rejections j JOIN imports i ON i.id = j.import;

CREATE OR REPLACE VIEW v_findings AS
SELECT
    f.run, r.stage, f.plugin, f.kind, f.unit_kind, f.unit, f.indicator, f.period_from, f.period_to, f.numerator,
    f.denominator, f.pupils, f.estimate, f.lower, f.upper, f.p, f.p_adjusted, f.verdict, f.reasons, f.quantity, f.part,
    f.season_from, f.season_to, f.confidence, f.statistic, f.p_asymptotic, f.p_exact, f.p_mid, a.name AS family,
    a.size AS family_size, a.adjustment
FROM findings f
JOIN runs r ON r.id = f.run
LEFT JOIN families a ON a.run = f.run AND a.plugin = f.plugin AND a.number = f.family;
