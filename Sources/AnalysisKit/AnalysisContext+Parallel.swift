// SPDX-License-Identifier: GPL-3.0-or-later

public import Statistics

/// The statistics that share out their work take a context as it is.
extension AnalysisContext: ParallelMapping {}
