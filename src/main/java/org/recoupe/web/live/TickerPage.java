package org.recoupe.web.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream that open pages listen to. It ends within a minute, and asks anew for whom it is: a person who lost a right
 * loses the stream too. */
@Controller
class TickerPage {
    private static final Duration AT_MOST = Duration.ofSeconds(45);

    private final Ticker ticker;

    TickerPage(Ticker ticker) {
        this.ticker = ticker;
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> events(
            @RequestParam @Nullable String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            Actor actor) {
        var answer = new SseEmitter(AT_MOST.toMillis());
        var reader = new Stream(actor, answer, ticker.tellers());
        Runnable gone = () -> ticker.leave(reader);
        answer.onCompletion(gone);
        answer.onTimeout(reader::end);
        answer.onError(error -> gone.run());
        ticker.follow(reader, last != null ? last : after);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().noTransform())
                .header("X-Accel-Buffering", "no")
                .body(answer);
    }

    /** Whose stream it would be: a page that lost its stream finds out whether the session is over. */
    @GetMapping(path = "/events/reader", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> reader(Actor actor) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(actor.userId());
    }
}
