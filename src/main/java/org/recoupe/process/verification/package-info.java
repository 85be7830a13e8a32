/**
 * Both halves of {@code claim-verification.bpmn} and {@code verdict-approval.bpmn}: what moves them, and what they do.
 */
@NullMarked
package org.recoupe.process.verification;

import org.jspecify.annotations.NullMarked;
