/** Both halves of {@code article-intake.bpmn}: what moves it, and what it does. */
@NullMarked
package org.recoupe.process.intake;

import org.jspecify.annotations.NullMarked;
