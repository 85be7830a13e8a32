/** Absences: who stands in for whom, and the page on which people say so. */
@NullMarked
package org.recoupe.web.absence;

import org.jspecify.annotations.NullMarked;
