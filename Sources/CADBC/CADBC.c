// SPDX-License-Identifier: GPL-3.0-or-later
// The header holds everything; compiling this file checks its assertions.
#include "CADBC.h"
