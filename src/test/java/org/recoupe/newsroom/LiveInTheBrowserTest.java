package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/** Pages hear what happens, through every cut of the line, and say so when they do not. */
@NewsroomTest
class LiveInTheBrowserTest {
    private static final String LISTEN =
            "window.heard = []; document.addEventListener('live', e => window.heard.push(e.detail.claim || e.detail.name))";

    @RegisterExtension
    static final Browser browser = new Browser();

    private final Newsroom newsroom;
    private final JdbcTemplate database;
    private final SmartLifecycle ticker;
    private BrokenLine line;

    LiveInTheBrowserTest(Newsroom newsroom, JdbcTemplate database, @Qualifier("ticker") SmartLifecycle ticker) {
        this.newsroom = newsroom;
        this.database = database;
        this.ticker = ticker;
    }

    @BeforeEach
    void layLine() {
        line = new BrokenLine(newsroom.url());
    }

    @AfterEach
    void removeLine() {
        line.close();
    }

    @Test
    void two_hundred_news_come_through_a_line_that_is_cut_again_and_again() {
        var page = listening("karim.benali");
        var told = new ArrayList<String>();
        for (var i = 0; i < 200; i++) {
            told.add(happens());
            if (i % 25 == 12) line.cut();
            LockSupport.parkNanos(15_000_000);
        }
        page.waitForFunction("n => window.heard.length >= n", told.size(), patient(30));
        assertThat(heard(page)).containsExactlyElementsOf(told);
        page.context().close();
    }

    @Test
    void eight_tabs_share_one_stream_and_go_on_when_the_one_that_listens_is_closed() {
        var first = listening("karim.benali");
        var streams = line.streams();
        var tabs = new ArrayList<Page>();
        for (var i = 0; i < 7; i++) {
            var tab = first.context().newPage();
            tab.navigate(line.url() + "/settings");
            tab.evaluate(LISTEN);
            tabs.add(tab);
        }
        assertThat(line.streams()).isEqualTo(streams);
        var news = happens();
        for (var tab : tabs) tab.waitForFunction("id => window.heard.includes(id)", news);

        // when the one that listens is closed, what happens meanwhile is not lost
        first.close();
        var meanwhile = happens();
        for (var tab : tabs) tab.waitForFunction("id => window.heard.includes(id)", meanwhile, patient(10));
        assertThat(line.streams()).isEqualTo(streams + 1);
        tabs.get(0).context().close();
    }

    @Test
    void a_page_says_that_it_is_offline_and_comes_back_by_itself() {
        var page = listening("karim.benali");
        line.takeDown();
        page.waitForSelector("#connection:not([hidden])", visible(20));
        assertThat(page.innerText("#connection")).contains("Hors ligne");
        var missed = happens();
        line.putUp();
        page.waitForFunction("id => window.heard.includes(id)", missed, patient(20));
        assertThat(page.isVisible("#connection")).isFalse();
        page.context().close();
    }

    @Test
    void after_the_ticker_was_started_anew_everything_is_fetched_again() {
        var page = listening("karim.benali");
        ticker.stop();
        ticker.start();
        page.waitForFunction("() => window.heard.includes('refresh')", null, patient(15));
        var news = happens();
        page.waitForFunction("id => window.heard.includes(id)", news, patient(10));
        page.context().close();
    }

    @Test
    void when_the_session_is_over_the_page_says_so_keeps_what_was_typed_and_goes_on_afterwards() {
        var page = listening("lea.morel");
        page.navigate(line.url() + "/articles/new");
        page.fill("#new-article-title", "Ce que j’écris");
        page.waitForFunction("() => document.querySelector('#new-article-title')");
        page.context().clearCookies();
        line.cut();
        page.waitForSelector("#signed-out:not([hidden])", visible(20));
        assertThat(page.inputValue("#new-article-title")).isEqualTo("Ce que j’écris");
        assertThat(page.isVisible("#connection")).as("no word about the line").isFalse();
        browser.isFitForEverybody(page);

        // when they sign in again in another tab
        var other = page.context().newPage();
        other.navigate(line.url() + "/sign-in");
        other.fill("#username", "lea.morel");
        other.fill("#password", newsroom.person("lea.morel").password());
        other.click("main form.card button[type=submit]");
        page.bringToFront();
        page.waitForFunction("() => document.querySelector('#signed-out').hidden", null, patient(20));
        page.fill("#new-article-text", "Le pont est fermé, selon la mairie.");
        page.click("#recognised button[value=read]");
        page.click("button[value=bring]");
        page.waitForURL(url -> url.matches(".*/articles/[0-9a-f-]{36}.*"));
        page.context().close();
    }

    private Page listening(String user) {
        var page = browser.signedIn(line.url(), newsroom.person(user));
        page.navigate(line.url() + "/settings");
        page.evaluate(LISTEN);
        // it listens as soon as something is heard
        for (var i = 0; i < 100 && heard(page).isEmpty(); i++) {
            happens();
            LockSupport.parkNanos(100_000_000);
        }
        LockSupport.parkNanos(500_000_000);
        page.evaluate("window.heard = []");
        return page;
    }

    /** Something on the desk; its claim. */
    private String happens() {
        var claim = UUID.randomUUID().toString();
        database.query("select pg_notify('newsroom', ?)", row -> {}, "claim.released - " + claim + " international");
        return claim;
    }

    @SuppressWarnings("unchecked")
    private static List<String> heard(Page page) {
        return (List<String>) page.evaluate("window.heard");
    }

    private static Page.WaitForFunctionOptions patient(int seconds) {
        return new Page.WaitForFunctionOptions().setTimeout(seconds * 1000.0);
    }

    private static Page.WaitForSelectorOptions visible(int seconds) {
        return new Page.WaitForSelectorOptions().setTimeout(seconds * 1000.0);
    }
}
