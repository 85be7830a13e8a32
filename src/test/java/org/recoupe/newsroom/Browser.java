package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.recoupe.trial.TrialPerson;

/**
 * A real Chromium, and what every page must be in it: without complaints of the console, the policy, or axe. A test class names it as
 * a static field with {@code @RegisterExtension}; the windows it opens are closed after its last test.
 */
public class Browser implements BeforeAllCallback, AfterAllCallback {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--no-first-run");

    /** Put into a page once; the builder that comes with it opens a page of its own for every look. */
    private static final String AXE = axe();

    private static final List<Integer> WIDTHS = List.of(1440, 900, 390, 320);

    private final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> windows = new ArrayList<>();
    private @Nullable Chromium chromium;

    /** One for all classes of a run: it takes seconds to start. */
    private static final class Chromium implements AutoCloseable {
        private final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private final com.microsoft.playwright.Browser browser;

        private Chromium(Path executable) {
            PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setArgs(FLAGS));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    /** Where there is none the test class is skipped with a word; on a build machine ({@code CI=true}) it fails. */
    @Override
    public void beforeAll(ExtensionContext tests) {
        var executable = find();
        if (executable.isEmpty()) {
            var word =
                    "Browser tests skipped: no Chromium or Chrome on this machine (set RECOUPE_CHROMIUM to its path)";
            if ("true".equals(System.getenv("CI"))) throw new AssertionError(word);
            System.out.println(word);
            Assumptions.abort(word);
        }
        chromium = tests.getRoot()
                .getStore(ExtensionContext.Namespace.create(Browser.class))
                .computeIfAbsent(Chromium.class, started -> new Chromium(executable.orElseThrow()), Chromium.class);
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        windows.forEach(BrowserContext::close);
        windows.clear();
    }

    private static Optional<Path> find() {
        var named = System.getenv("RECOUPE_CHROMIUM");
        if (named != null) return Optional.of(Path.of(named));
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A window of its own, signed in by the form. */
    public Page signedIn(String url, TrialPerson person) {
        return signedIn(window("fr-FR"), url, person);
    }

    /** The same, in a browser that runs no script. */
    Page withoutScripts(String url, TrialPerson person) {
        return signedIn(withoutScripts("fr-FR"), url, person);
    }

    private static Page signedIn(Page page, String url, TrialPerson person) {
        page.navigate(url + "/sign-in");
        page.fill("#username", person.user());
        page.fill("#password", person.password());
        page.click("main form.card button[type=submit]");
        assertThat(page.url()).endsWith("/tasks");
        return page;
    }

    public Page window(String locale) {
        var page = page(options(locale));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4"))
                complaints.add(message.text());
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** A window that takes this machine's own certificate for good. */
    Page trustingWindow(String locale) {
        return page(options(locale).setIgnoreHTTPSErrors(true));
    }

    /** As for those who switched scripts off, or whose network lost them. */
    Page withoutScripts(String locale) {
        return page(options(locale).setJavaScriptEnabled(false));
    }

    private Page page(com.microsoft.playwright.Browser.NewContextOptions options) {
        var window = Objects.requireNonNull(chromium).browser.newContext(options);
        windows.add(window);
        var page = window.newPage();
        page.setDefaultTimeout(30_000);
        return page;
    }

    private static com.microsoft.playwright.Browser.NewContextOptions options(String locale) {
        return new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(locale)
                .setViewportSize(1440, 900);
    }

    /** Axe finds nothing, light and wide, dark and on a phone; nothing sticks out at 320 px. */
    void isFitForEverybody(Page page) {
        isClean(page, ColorScheme.LIGHT, 1440);
        isClean(page, ColorScheme.DARK, 390);
        fits(page, 320);
        page.setViewportSize(1440, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** As above, at every width and in both lights, and enlarged to twice its size. */
    void isFitForEverybodyEverywhere(Page page) {
        for (var width : WIDTHS) {
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) isClean(page, scheme, width);
            fits(page, width);
        }
        fits(page, 1440 / 2); // what is left of a wide screen at 200 %
        page.setViewportSize(1440, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** Nothing makes the page scroll sideways, and no button or chip spills its words. */
    void fits(Page page, int width) {
        page.setViewportSize(width, 900);
        var tooWide = (Boolean) page.evaluate("width => document.documentElement.scrollWidth > width", width);
        assertThat(tooWide)
                .as("%s scrolls sideways at %d px", page.url(), width)
                .isFalse();
        @SuppressWarnings("unchecked")
        var spilt = (List<String>) page.evaluate("""
                () => [...document.querySelectorAll('main .btn, main .chip, main .tag')]
                  .filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)
                  .map(e => e.outerHTML.slice(0, 120))""");
        assertThat(spilt).as("words spill at %d px on %s", width, page.url()).isEmpty();
    }

    private static void isClean(Page page, ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 900);
        if (!(Boolean) page.evaluate("'axe' in window")) page.evaluate(AXE);
        var found = (List<?>) page.evaluate("""
                async () => {
                  for (const moving of document.getAnimations()) { // colours fade over
                    if (moving.effect?.getComputedTiming().endTime === Infinity) moving.cancel(); else moving.finish();
                  }
                  return (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' '));
                }""");
        assertThat(found).as("%s, %s, %d px", page.url(), scheme, width).isEmpty();
    }

    private static String axe() {
        try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the console has said since one asked last: refused scripts and styles, failed loads, errors. */
    public List<String> complaints() {
        var said = List.copyOf(complaints);
        complaints.clear();
        return said;
    }
}
