/** The newsroom for programs: JSON in, JSON or RFC 9457 problems out. */
@NullMarked
package org.recoupe.web.api;

import org.jspecify.annotations.NullMarked;
