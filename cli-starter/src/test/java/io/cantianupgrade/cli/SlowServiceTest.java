package io.cantianupgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Temporal service that lets everybody in, and then is too busy to answer. */
class SlowServiceTest {
    @TempDir
    Path home;

    private final TestConsole console = TestConsole.pipe();

    @Test
    void anAnswerThatComesTooLateEndsWithFourAndIsNoAccident() throws IOException {
        Server service = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new TooBusy())
                .build()
                .start();
        try {
            assertThat(console.run(home, "status", "demo", "--address", "127.0.0.1:" + service.getPort()))
                    .isEqualTo(ExitCodes.UNREACHABLE);
        } finally {
            service.shutdownNow();
        }

        assertThat(console.errors()).hasSize(2);
        assertThat(console.errors().get(0)).contains("did not answer this time", "DEADLINE_EXCEEDED");
        assertThat(console.errors().get(1)).contains("status");
    }

    private static final class TooBusy extends WorkflowServiceImplBase {
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

        @Override
        public void describeWorkflowExecution(
                DescribeWorkflowExecutionRequest request, StreamObserver<DescribeWorkflowExecutionResponse> answer) {
            answer.onError(Status.DEADLINE_EXCEEDED.asRuntimeException());
        }
    }
}
