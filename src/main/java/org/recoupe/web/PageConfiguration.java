package org.recoupe.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.springframework.web.servlet.support.SessionFlashMapManager;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** What all pages share: language, theme, words, and assets that may be cached for a year because their addresses carry their content. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Newsroom.class)
class PageConfiguration {
    private static final String ASSETS = "classpath:/static/assets/";
    /** Header of what an open page asks for without anybody having done anything. */
    private static final String LIVE = "X-Live";

    /** What was done is said to the page one is sent on to, not to a look that an open page takes by itself meanwhile. */
    @Bean
    FlashMapManager flashMapManager() {
        return new SessionFlashMapManager() {
            @Override
            protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
                return "true".equals(request.getHeader(LIVE)) ? null : super.retrieveFlashMaps(request);
            }
        };
    }

    /** The language somebody has chosen goes before the cookie of the machine they sit at. */
    @Bean
    LocaleResolver localeResolver(PersonalSettings settings) {
        var resolver = new CookieLocaleResolver(Preferences.LANGUAGE) {
            @Override
            public LocaleContext resolveLocaleContext(HttpServletRequest request) {
                var own = settings.now();
                var language = own == null ? null : own.language();
                return language == null
                        ? super.resolveLocaleContext(request)
                        : new SimpleLocaleContext(Locale.forLanguageTag(language));
            }

            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Objects.requireNonNullElse(resolveLocaleContext(request).getLocale(), Locale.FRENCH);
            }
        };
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setRejectInvalidCookies(false);
        resolver.setDefaultLocaleFunction(PageConfiguration::asked);
        return resolver;
    }

    /** The first of the reader's languages that Recoupe speaks, else French. */
    private static Locale asked(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) return Locale.FRENCH;
        return Collections.list(request.getLocales()).stream()
                .map(locale -> Locale.forLanguageTag(locale.getLanguage()))
                .filter(Preferences.LANGUAGES::contains)
                .findFirst()
                .orElse(Locale.FRENCH);
    }

    /** One pair of files for each part of the house, in the folder {@code messages}. */
    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        for (var file : resources("classpath:messages/*_fr.properties")) {
            var name = Objects.requireNonNull(file.getFilename());
            messages.addBasenames("messages/" + name.substring(0, name.indexOf("_fr.")));
        }
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Locale.FRENCH);
        return messages;
    }

    /** A page that breaks halfway must become an error page, not half a page that claims to be well. */
    @Autowired
    void wholePagesOnly(ThymeleafViewResolver views) {
        views.setProducePartialOutputWhileProcessing(false);
        // a page is one, whatever its address ends with: "/claims/x.json" is no JSON
        views.setForceContentType(true);
    }

    /** Which of its forms somebody sent, is for them to say: who sends two at once is told so, and it is no fault of ours. */
    @Bean
    WebMvcRegistrations oneFormAtATime() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new RequestMappingHandlerMapping() {
                    @Override
                    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
                            throws Exception {
                        try {
                            return super.lookupHandlerMethod(path, request);
                        } catch (IllegalStateException ambiguous) {
                            throw new ServletRequestBindingException("more than one form at once", ambiguous);
                        }
                    }
                };
            }
        };
    }

    /** Puts the hashed names into the pages. */
    @Bean
    ResourceUrlEncodingFilter hashedAssetNames() {
        return new ResourceUrlEncodingFilter();
    }

    /** One name for all that is in the assets: modules import each other by relative addresses, which a name for each would break. */
    private static String contents() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : resources(ASSETS + "**/*.*")) digest.update(file.getContentAsByteArray());
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException | NoSuchAlgorithmException broken) {
            throw new IllegalStateException("the assets cannot be read", broken);
        }
    }

    private static List<Resource> resources(String pattern) {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources(pattern))
                    .filter(Resource::isReadable)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Bean
    WebMvcConfigurer pages(
            LocaleResolver locales,
            PersonalSettings settings,
            Answer.Resolver answers,
            Reader.Resolver readers,
            Wording.Factory wording) {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/assets/**")
                        .addResourceLocations(ASSETS)
                        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable())
                        .resourceChain(true)
                        .addResolver(new VersionResourceResolver().addFixedVersionStrategy(contents(), "/**"));
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new Preferences(locales, settings))
                        .excludePathPatterns("/api/**", "/actuator/**");
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(answers);
                resolvers.add(readers);
                resolvers.add(wording);
            }
        };
    }
}
