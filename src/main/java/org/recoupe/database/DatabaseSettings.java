package org.recoupe.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where Recoupe keeps its data.
 *
 * @param data a string, since Spring looks for a relative {@code Path} on the class path first
 * @param leastFree what stays free on its disk; with less, writes are refused
 */
@ConfigurationProperties("recoupe")
record DatabaseSettings(
        @DefaultValue("./data") String data,
        @DefaultValue("100MB") DataSize leastFree) {

    Path folder() {
        return Path.of(data);
    }
}
