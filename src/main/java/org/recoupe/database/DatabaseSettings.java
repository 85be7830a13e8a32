package org.recoupe.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Recoupe keeps its data.
 *
 * @param data a string, since Spring looks for a relative {@code Path} on the class path first
 */
@ConfigurationProperties("recoupe")
record DatabaseSettings(@DefaultValue("./data") String data) {

    Path folder() {
        return Path.of(data);
    }
}
