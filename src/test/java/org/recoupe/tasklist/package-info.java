/** What waits for whom, on the real database. */
@NullMarked
package org.recoupe.tasklist;

import org.jspecify.annotations.NullMarked;
