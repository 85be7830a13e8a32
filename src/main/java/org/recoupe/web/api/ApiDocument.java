package org.recoupe.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.recoupe.kernel.Actor;
import org.springdoc.core.customizers.OpenApiCustomizer;
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
                .info(
                        new Info()
                                .title("Recoupe")
                                .version("1")
                                .description(
                                        "A claim's reference (\"C-4183\") is its name in the whole house and never another's; its number (\"C-8\") counts within its story and is no reference."))
                .components(new Components().addSecuritySchemes(SIGN_IN, challenge.scheme()))
                .addSecurityItem(new SecurityRequirement().addList(SIGN_IN));
    }

    /** As {@link NumberInStory} writes it, which the description does not see. */
    @Bean
    OpenApiCustomizer numbersAreWords() {
        return document -> document.getComponents().getSchemas().values().stream()
                .filter(schema -> schema.getProperties() != null
                        && schema.getProperties().containsKey("reference")
                        && schema.getProperties().containsKey("number"))
                .forEach(schema -> schema.getProperties().put("number", new StringSchema().example("C-8")));
    }
}
