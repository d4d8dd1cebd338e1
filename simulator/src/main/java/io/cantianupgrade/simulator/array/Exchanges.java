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
            boolean crowded = underWay.incrementAndGet() > rules.concurrencyLimit;
            Fault fault = crowded ? Fault.code(ArrayCode.TOO_MANY_REQUESTS.number()) : faults.claim(request);
            strike(fault, request, exchange, server);
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** Ends delays at once. */
    void close() {
        closed.countDown();
    }

    private void strike(Fault fault, ArrayRequest request, HttpExchange exchange, ArrayServer server)
            throws IOException {
        String user = sessions.userOf(request.token());
        ArrayReply work = fault.workDone() ? router.answer(request) : null;
        pause(fault);
        switch (fault.kind()) {
            case NONE -> {
                ArrayReply reply = work == null ? router.answer(request) : work;
                record(exchange, user, reply.code());
                send(exchange, reply, bytes(reply, request));
            }
            case TRUNCATED -> {
                byte[] whole = bytes(work, request);
                record(exchange, user, work.code());
                send(exchange, work, Arrays.copyOf(whole, whole.length / 2));
            }
            case OVERSIZED -> {
                record(exchange, user, work.code());
                send(exchange, work, " ".repeat(OVERSIZE).getBytes(StandardCharsets.UTF_8));
            }
            case CODE -> {
                ArrayReply reply = ArrayReply.error(fault.number(), "");
                record(exchange, user, reply.code());
                send(exchange, reply, bytes(reply, request));
            }
            case HTTP -> {
                ArrayReply reply = ArrayReply.http((int) fault.number());
                record(exchange, user, reply.code());
                send(exchange, reply, bytes(reply, request));
            }
            case CUT -> record(exchange, user, AuditEntry.NO_ANSWER);
            case GO_DOWN -> {
                record(exchange, user, AuditEntry.NO_ANSWER);
                server.goDown();
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
