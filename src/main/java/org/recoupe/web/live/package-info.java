/** What happens in the newsroom, told to open pages as it happens: a name and ids, never what it says. */
@NullMarked
package org.recoupe.web.live;

import org.jspecify.annotations.NullMarked;
