package io.cantianupgrade.simulator.array;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** From the request to what goes over the wire, with the fault that was planted for it, if any. */
final class Exchanges implements ArrayServer.ExchangeHandling {

    private static final int OVERSIZE = 9 * 1024 * 1024;

    private final Router router;
    private final Sessions sessions;
    private final Faults faults;
    private final WireRules rules;
    private final AuditLog audit;
    private final AtomicInteger underWay = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    Exchanges(Router router, Sessions sessions, Faults faults, WireRules rules, AuditLog audit) {
        this.router = router;
        this.sessions = sessions;
        this.faults = faults;
        this.rules = rules;
        this.audit = audit;
    }

    @Override
    public void handle(HttpExchange exchange, ArrayServer server) throws IOException {
        try (exchange) {
            ArrayRequest request = RequestReader.read(exchange);
            String user = sessions.userOf(request.token());
            boolean crowded = underWay.incrementAndGet() > rules.concurrencyLimit;
            Fault fault = crowded ? Fault.code(ArrayCode.TOO_MANY_REQUESTS.number()) : faults.claim(request);
            ArrayReply reply;
            try {
                reply = work(fault, request);
            } finally {
                underWay.decrementAndGet();
            }
            record(exchange, user, fault.losesAnswer() ? AuditEntry.NO_ANSWER : reply.code());
            answer(fault, request, reply, exchange, server);
        }
    }

    /** Ends delays at once. */
    void close() {
        closed.countDown();
    }

    /** What is to be answered; an error of the fault hides what the work brought. */
    private ArrayReply work(Fault fault, ArrayRequest request) {
        ArrayReply early = fault.workDone() ? router.answer(request) : ArrayReply.ok();
        pause(fault);
        return switch (fault.kind()) {
            case CODE -> ArrayReply.error(fault.number(), "");
            case HTTP -> ArrayReply.http((int) fault.number());
            case NONE -> fault.workDone() ? early : router.answer(request);
            case CUT, GO_DOWN, TRUNCATED, OVERSIZED -> early;
        };
    }

    private void answer(Fault fault, ArrayRequest request, ArrayReply reply, HttpExchange exchange, ArrayServer server)
            throws IOException {
        byte[] whole = bytes(reply, request);
        switch (fault.kind()) {
            case NONE, CODE, HTTP -> send(exchange, reply, whole);
            case TRUNCATED -> send(exchange, reply, Arrays.copyOf(whole, whole.length / 2));
            case OVERSIZED -> send(exchange, reply, " ".repeat(OVERSIZE).getBytes(StandardCharsets.UTF_8));
            case GO_DOWN -> server.goDown();
            case CUT -> {
                // Closing the exchange without an answer cuts the connection.
            }
        }
    }

    private void pause(Fault fault) {
        try {
            closed.await(fault.delay().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(HttpExchange exchange, String user, long code) {
        audit.add(new AuditEntry(
                System.currentTimeMillis(),
                user,
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                code));
    }

    private byte[] bytes(ArrayReply reply, ArrayRequest request) {
        String text = reply.status() == 200
                ? reply.envelope(request.inChinese(), rules.codeAsText).toString()
                : "<html><body><h1>" + reply.status() + "</h1></body></html>";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, ArrayReply reply, byte[] bytes) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Type", reply.status() == 200 ? "application/json;charset=UTF-8" : "text/html");
        if (!reply.cookie().isEmpty()) {
            exchange.getResponseHeaders().set("Set-Cookie", reply.cookie());
        }
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
