package org.recoupe.web;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the newsroom is: the zone its clocks show. */
@ConfigurationProperties("recoupe.newsroom")
public record Newsroom(@DefaultValue("Europe/Paris") ZoneId zone) {}
