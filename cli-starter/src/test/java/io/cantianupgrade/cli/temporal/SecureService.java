package io.cantianupgrade.cli.temporal;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;

/** The part of a Temporal service that looks at who comes in. */
final class SecureService implements AutoCloseable {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Server server;

    private SecureService(Server server) {
        this.server = server;
    }

    /**
     * @param clients authority of the clients that may come in; empty when all may
     * @param apiKey that every call must bring, if any
     */
    static SecureService start(HeldCertificate own, Optional<HeldCertificate> clients, Optional<String> apiKey)
            throws IOException {
        SslContextBuilder tls = GrpcSslContexts.configure(
                SslContextBuilder.forServer(pem(own.certificatePem()), pem(own.privateKeyPkcs8Pem())), SslProvider.JDK);
        clients.ifPresent(authority -> tls.trustManager(authority.certificate()).clientAuth(ClientAuth.REQUIRE));
        return new SecureService(
                NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .sslContext(tls.build())
                        .intercept(new ApiKeyCheck(apiKey))
                        .addService(new Welcome())
                        .build()
                        .start());
    }

    String address() {
        return "localhost:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static ByteArrayInputStream pem(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private record ApiKeyCheck(Optional<String> apiKey) implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            String brought = headers.get(AUTHORIZATION);
            if (apiKey.isPresent() && !("Bearer " + apiKey.get()).equals(brought)) {
                call.close(brought == null ? Status.UNAUTHENTICATED : Status.PERMISSION_DENIED, new Metadata());
                return new ServerCall.Listener<>() {};
            }
            return next.startCall(call, headers);
        }
    }

    private static final class Welcome extends WorkflowServiceImplBase {
        @Override
        public void getSystemInfo(GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
            answer.onNext(GetSystemInfoResponse.getDefaultInstance());
            answer.onCompleted();
        }

        @Override
        public void describeNamespace(
                DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> answer) {
            answer.onNext(DescribeNamespaceResponse.getDefaultInstance());
            answer.onCompleted();
        }
    }
}
