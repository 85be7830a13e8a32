/** Stories: the list, bringing one in, and one laid out with its claims. */
@NullMarked
package org.recoupe.web.article;

import org.jspecify.annotations.NullMarked;
