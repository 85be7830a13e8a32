/** The registry of sources as people see and keep it. */
@NullMarked
package org.recoupe.web.source;

import org.jspecify.annotations.NullMarked;
