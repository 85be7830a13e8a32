/** How a sentence is built: where it ends, which subject a verb has, and how far what somebody says goes. */
@NullMarked
package org.recoupe.extraction.syntax;

import org.jspecify.annotations.NullMarked;
