package org.recoupe.web.limits;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Hangs up on whoever takes too long over sending what belongs to a request. Tomcat only looks whether anything comes at all, so a byte
 * now and then would hold a thread for ever.
 */
final class SlowBodies extends ValveBase {
    private final Duration patience;

    SlowBodies(Duration patience) {
        super(true);
        this.patience = patience;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var coyote = request.getCoyoteRequest();
        var body = coyote.getInputBuffer();
        coyote.setInputBuffer(new Timed(body, coyote, System.nanoTime() + patience.toNanos()));
        try {
            getNext().invoke(request, response);
        } finally {
            // the same object reads the next request of this connection
            coyote.setInputBuffer(body);
        }
    }

    private record Timed(InputBuffer body, org.apache.coyote.Request request, long end) implements InputBuffer {
        @Override
        public int doRead(ApplicationBufferHandler into) throws IOException {
            var read = body.doRead(into);
            if (read >= 0 && System.nanoTime() - end > 0) {
                // nor wait for the rest of it before the answer
                request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
                throw new SocketTimeoutException("the body of a request did not come in time");
            }
            return read;
        }

        @Override
        public int available() {
            return body.available();
        }
    }
}
