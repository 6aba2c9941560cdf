// SPDX-License-Identifier: GPL-3.0-or-later
// GSL's own header declares the cblas_* names; OpenBLAS, linked first, provides them.
#pragma once
#include <gsl/gsl_cblas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>

void openblas_set_num_threads(int threads);
int openblas_get_num_threads(void);

static inline const gsl_rng_type *cgsl_rng_mt19937(void) { return gsl_rng_mt19937; }
