/** The audit trail, told in words. */
@NullMarked
package org.recoupe.web.audit;

import org.jspecify.annotations.NullMarked;
