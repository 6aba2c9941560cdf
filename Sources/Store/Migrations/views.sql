-- SPDX-License-Identifier: GPL-3.0-or-later
-- Names and columns that others may rely on; more columns may be added.

-- Grouped by integers first: grouping ten million rows by words takes ten times as long.
CREATE OR REPLACE VIEW v_results_counts AS
SELECT
    printf('%06d', c.school) AS school, w.procedure, w.year, w.season, w.subject, w.grade,
    CASE WHEN c.outcome BETWEEN 2 AND 5 THEN CAST(c.outcome AS INTEGER) END AS mark,
    CASE c.outcome WHEN 10 THEN 'below_minimum' WHEN 11 THEN 'middle' WHEN 12 THEN 'high' END AS band,
    CAST(sum(c.pupils) AS BIGINT) AS pupils
FROM (
    SELECT work, school, final_outcome AS outcome, count(*) AS pupils FROM results
    WHERE final_outcome IS NOT NULL AND (SELECT value FROM settings WHERE name = 'result') = 'final'
    GROUP BY work, school, final_outcome
    UNION ALL
    SELECT work, school, first_outcome, count(*) FROM results
    WHERE first_outcome IS NOT NULL AND (SELECT value FROM settings WHERE name = 'result') = 'first'
    GROUP BY work, school, first_outcome
) c
JOIN works w ON w.id = c.work
GROUP BY c.school, w.procedure, w.year, w.season, w.subject, w.grade, c.outcome;

CREATE OR REPLACE VIEW v_imports AS
SELECT
    i.file, i.sha256, i.format, i."rows", i.accepted, i.absent, i.rejected,
    (
        SELECT string_agg(t.key || ': ' || t.value, '; ' ORDER BY t.position) FROM taken_values t
        WHERE t.import = i.id AND t.origin = 'path'
    ) AS taken_from_path,
    (
        SELECT string_agg(t.key || ': ' || t.value || ' (' || t.origin || ')', '; ' ORDER BY t.position)
        FROM taken_values t WHERE t.import = i.id
    ) AS taken,
    coalesce(r.results, 0) AS results, i.id AS import, i.day, i.approximate, i.outdated,
    -- Slices that a later import fills now, of all that the file contains.
    (
        SELECT count(*) FROM import_slices s WHERE s.import = i.id AND EXISTS (
            SELECT 1 FROM import_slices l JOIN imports j ON j.id = l.import
            WHERE l.work = s.work AND l.school = s.school
                AND (j.approximate < i.approximate OR j.approximate = i.approximate AND l.import > s.import)
        )
    ) AS slices_replaced,
    (SELECT count(*) FROM import_slices s WHERE s.import = i.id) AS slices
FROM imports i
LEFT JOIN (SELECT import, count(*) AS results FROM results GROUP BY import) r ON r.import = i.id
ORDER BY i.id;

CREATE OR REPLACE VIEW v_rejections AS
SELECT i.file, j.sheet, j.cell, j.value, j.reason, j.suggestion, i.id AS import
FROM rejections j JOIN imports i ON i.id = j.import
ORDER BY i.id, j.position;

CREATE OR REPLACE VIEW v_findings AS
SELECT
    f.run, r.stage, f.plugin, f.kind, f.unit_kind, f.unit, f.indicator, f.period_from, f.period_to, f.numerator,
    f.denominator, f.pupils, f.estimate, f.lower, f.upper, f.p, f.p_adjusted, f.verdict, f.reasons, f.quantity, f.part,
    f.season_from, f.season_to, f.confidence, f.statistic, f.p_asymptotic, f.p_exact, f.p_mid, a.name AS family,
    a.size AS family_size, a.adjustment, f.plugin || ':' || f.position AS finding
FROM findings f
JOIN runs r ON r.id = f.run
LEFT JOIN families a ON a.run = f.run AND a.plugin = f.plugin AND a.number = f.family
ORDER BY f.run, f.plugin, f.position;

CREATE OR REPLACE VIEW v_changes AS
SELECT
    i.file, c.procedure, c.year, c.subject, CAST(c.date AS VARCHAR) AS date, c.before, c.after, c.applied,
    i.id AS import
FROM result_changes c JOIN imports i ON i.id = c.import
ORDER BY i.id, c.position;

CREATE OR REPLACE VIEW v_references AS
SELECT
    i.file, w.procedure, w.year, w.season, w.subject, w.grade, r.kind, r.level, r.name, r.schools, r.participants,
    r.share_1, r.share_2, r.share_3, r.share_4, i.id AS import
FROM reference_shares r JOIN imports i ON i.id = r.import JOIN works w ON w.id = r.work
ORDER BY i.id, r.position;

CREATE OR REPLACE VIEW v_tasks AS
SELECT l.id AS list, l.import, w.procedure, w.year, w.season, w.subject, w.grade, t.position, t.label, t.maximum
FROM task_lists l JOIN works w ON w.id = l.work JOIN tasks t ON t.list = l.id
ORDER BY l.id, t.position;

CREATE OR REPLACE VIEW v_checks AS
SELECT i.file, c.kind, c.scope, c.declared, c.found, c.agrees, i.id AS import
FROM checks c JOIN imports i ON i.id = c.import
ORDER BY i.id, c.position;

-- Results that another file gave before, with those that count now, after appeals and re-sits, as the report of an import
-- has them; failures are «2» and results below the minimum.
CREATE OR REPLACE VIEW v_replaced AS
SELECT
    i.file, w.procedure, w.year, w.season, w.subject, w.grade, printf('%06d', b.school) AS school,
    b.pupils AS pupils_before, coalesce(n.pupils, 0) AS pupils_after, b.failures AS failures_before,
    coalesce(n.failures, 0) AS failures_after, j.file AS replaced_by, i.id AS import, b.work
FROM (
    SELECT import, work, school, count(final_outcome) AS pupils,
        count(*) FILTER (WHERE final_outcome IN (2, 10)) AS failures
    FROM results_replaced GROUP BY import, work, school
) b
JOIN imports i ON i.id = b.import
JOIN works w ON w.id = b.work
LEFT JOIN (
    SELECT work, school, max(import) AS import, count(final_outcome) AS pupils,
        count(*) FILTER (WHERE final_outcome IN (2, 10)) AS failures
    FROM results GROUP BY work, school
) n ON n.work = b.work AND n.school = b.school
LEFT JOIN imports j ON j.id = n.import
ORDER BY i.id, b.work, b.school;

CREATE OR REPLACE VIEW v_skipped AS SELECT file, reason, original FROM skipped ORDER BY file;

CREATE OR REPLACE VIEW v_purges AS SELECT file, sha256, day, moved_to FROM purges ORDER BY file, sha256;

CREATE OR REPLACE VIEW v_memberships AS
SELECT
    m.run, r.stage, m.plugin, 'membership' AS kind, m.unit_kind, m.unit, m.group_number, g.size AS group_size,
    m.silhouette, m.stability, m.plugin || ':' || m.position AS membership
FROM memberships m
JOIN runs r ON r.id = m.run
LEFT JOIN group_profiles g ON g.run = m.run AND g.plugin = m.plugin AND g.group_number = m.group_number
ORDER BY m.run, m.plugin, m.position;

CREATE OR REPLACE VIEW v_relations AS
SELECT
    l.run, r.stage, l.plugin, 'relation' AS kind, l.unit_kind, l.unit, l.other_kind, l.other, l.role, l.rank,
    l.distance, l.kilometres, l.same_municipality, l.basis, l.indicators,
    l.plugin || ':' || l.position AS relation
FROM relations l
JOIN runs r ON r.id = l.run
ORDER BY l.run, l.plugin, l.position;

CREATE OR REPLACE VIEW v_recommendations AS
SELECT
    r.id AS run, s.stage, s.key, split_part(s.key, '/', 1) AS school, split_part(s.key, '/', 2) AS addressee,
    split_part(s.key, '/', 3) AS rule, s.deficit, s.measure, s.term, s.responsible, s.grade, s.status,
    nullif(s.decided_on, '') AS decided_on, s.evidence, s.evidence_changed, s.finding, s.cause, s.expected, s.control,
    s.carried, s.kind, split_part(s.key, '/', 4) AS subject, s.measures, s.priority, nullif(s.reason, '') AS reason,
    nullif(s.decided_by, '') AS decided_by, nullif(s.done, '') AS done, nullif(s.note, '') AS note
FROM recommendation_states s
LEFT JOIN runs r ON r.stage = s.stage
ORDER BY s.stage, s.position;

CREATE OR REPLACE VIEW v_decisions AS
SELECT i.file, i.day, f.stamp, d.release, d.key, d.field, d.value, i.id AS import
FROM decisions d JOIN imports i ON i.id = d.import JOIN decision_files f ON f.import = i.id
WHERE d.field IS NOT NULL
ORDER BY f.stamp, d.position;
