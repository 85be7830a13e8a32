/** The desk's day as the processes see it, on the real database and engine. */
@NullMarked
package org.recoupe.process;

import org.jspecify.annotations.NullMarked;
