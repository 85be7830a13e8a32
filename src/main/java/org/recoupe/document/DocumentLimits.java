package org.recoupe.document;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a file that somebody brings may cost.
 *
 * @param largest file taken; {@code spring.servlet.multipart} must let a little more through, or nobody says why it was refused
 * @param longest text taken out of it, in characters
 * @param time of a processor that one file may use, once its process is there
 * @param start what the clock may show beyond that: for the process to be there, and for a busy machine
 * @param memory of the reading process, in MB
 * @param atOnce files being read at the same time
 */
@ConfigurationProperties("recoupe.document")
public record DocumentLimits(
        @DefaultValue("10MB") DataSize largest,
        @DefaultValue("1000000") int longest,
        @DefaultValue("4s") Duration time,
        @DefaultValue("6s") Duration start,
        @DefaultValue("256") int memory,
        @DefaultValue("2") int atOnce) {}
