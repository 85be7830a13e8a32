package org.recoupe.web.limits;

import java.time.Duration;

/**
 * Somebody asked too often.
 *
 * @param limit as the settings name it
 * @param first whether they are told so for the first time in this limit's time: once is enough for the record
 */
record Wait(String limit, Duration time, boolean first) {}
