/** How the desks are doing, in figures that lead to the claims behind them. */
@NullMarked
package org.recoupe.web.dashboard;

import org.jspecify.annotations.NullMarked;
