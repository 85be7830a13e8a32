package org.recoupe.web.api;

import io.swagger.v3.oas.annotations.Hidden;
import org.recoupe.kernel.Unknown;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Addresses of the API that lead nowhere get a problem, not a page. */
@RestController
@Hidden
class NothingHere {
    @RequestMapping("/api/**")
    void nothing() {
        throw new Unknown("resource");
    }
}
