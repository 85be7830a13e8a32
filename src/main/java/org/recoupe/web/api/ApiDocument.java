package org.recoupe.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.recoupe.kernel.Actor;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API's description says about all of it: how one signs in. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {
    private static final String SIGN_IN = "signIn";

    /** Who asks is known by how they signed in. */
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    @Bean
    OpenAPI openApi(Challenge challenge) {
        return new OpenAPI()
                .info(new Info()
                        .title("Recoupe")
                        .version("1")
                        .description(
                                "A claim's reference (\"C-4183\") is its name in the whole house and never another's; its number counts within its story."))
                .components(new Components().addSecuritySchemes(SIGN_IN, challenge.scheme()))
                .addSecurityItem(new SecurityRequirement().addList(SIGN_IN));
    }
}
