-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schools alike: who belongs to which group, what the groups are like, who is near whom and who could lead whom.

CREATE TABLE memberships (
    run INTEGER, plugin VARCHAR, position INTEGER, unit_kind VARCHAR, unit VARCHAR, group_number INTEGER,
    silhouette DOUBLE, stability DOUBLE
);

CREATE TABLE group_profiles (run INTEGER, plugin VARCHAR, group_number INTEGER, size INTEGER, stability DOUBLE);

CREATE TABLE group_features (
    run INTEGER, plugin VARCHAR, group_number INTEGER, position INTEGER, feature VARCHAR, median DOUBLE,
    others_median DOUBLE, difference DOUBLE
);

-- indicators: their numbers joined by commas.
CREATE TABLE relations (
    run INTEGER, plugin VARCHAR, position INTEGER, unit_kind VARCHAR, unit VARCHAR, other_kind VARCHAR, other VARCHAR,
    role VARCHAR, rank INTEGER, distance DOUBLE, kilometres DOUBLE, same_municipality BOOLEAN, basis VARCHAR,
    indicators VARCHAR
);
