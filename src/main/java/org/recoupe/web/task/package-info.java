/** The task list: what waits for the reader. */
@NullMarked
package org.recoupe.web.task;

import org.jspecify.annotations.NullMarked;
