package io.jenkins.plugins.nanohost;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import io.jenkins.plugins.nanohost.node.HyperVMachineProperty;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** The steps in a pipeline, on a rehearsed machine, through restarts and aborts. */
class PipelineITest {
    private static final String PASSWORD = "Geheim-pass-1";
    private static final Path MEDIA = Path.of("docs/examples/media").toAbsolutePath();

    @TempDir
    Path rehearsal;

    private static final String DISK = "nanoVhd(host: 'nano01', credentialsId: 'nano-admin', media: '" + MEDIA
            + "/WindowsServer2016.iso', image: 'ServerDataCenterNano', address: '192.168.1.93/24')\n";

    private static final String ALL = "node {\n" + DISK
            + "hypervVm host: 'nano01', credentialsId: 'nano-admin', switchName: 'General Purpose External'\n"
            + "stageContainerFiles host: 'nano01', credentialsId: 'nano-admin', baseImage: '" + MEDIA
            + "/nanoserver.tar', docker: '" + MEDIA + "/docker.zip'\n"
            + "def host = installContainerHost host: 'nano01', credentialsId: 'nano-admin'\n"
            + "echo \"endpoint ${host.dockerHost}, changed ${host.changed}\"\n"
            + "}\n";

    /** Runs each in a Jenkins of its own, all over one home folder. */
    private static void inSessions(JenkinsSessionRule.Step... sessions) throws Throwable {
        JenkinsSessionRule rule = new JenkinsSessionRule();
        rule.apply(
                        new Statement() {
                            @Override
                            public void evaluate() throws Throwable {
                                for (JenkinsSessionRule.Step session : sessions) {
                                    rule.then(session);
                                }
                            }
                        },
                        Description.createTestDescription(PipelineITest.class, "sessions"))
                .evaluate();
    }

    private void prepare(JenkinsRule jenkins) throws Exception {
        HyperVMachineProperty machine = new HyperVMachineProperty();
        machine.setRehearsalFolder(rehearsal.toString());
        jenkins.jenkins.getNodeProperties().add(machine);
        CredentialsProvider.lookupStores(jenkins.jenkins)
                .iterator()
                .next()
                .addCredentials(
                        com.cloudbees.plugins.credentials.domains.Domain.global(),
                        new UsernamePasswordCredentialsImpl(
                                CredentialsScope.GLOBAL, "nano-admin", "", "Administrator", PASSWORD));
        SystemCredentialsProvider.getInstance().save();
    }

    private static WorkflowJob job(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "host");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private void hangIn(String operation) throws Exception {
        Files.writeString(rehearsal.resolve("faults.txt"), operation + ":before:hang\n");
    }

    /** Waits until the fault was taken, which is just before it strikes. */
    private void awaitHang() throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.readString(rehearsal.resolve("faults.txt")).isBlank()) {
            assertThat(System.nanoTime()).as("the operation never came").isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private List<Path> runs() throws Exception {
        try (Stream<Path> runs = Files.list(rehearsal.resolve("work/runs"))) {
            return runs.toList();
        }
    }

    @Test
    void fourStepsMakeAHostAndASecondRunKeepsIt() throws Throwable {
        inSessions(jenkins -> {
            prepare(jenkins);
            WorkflowJob job = job(jenkins, ALL);

            WorkflowRun first = jenkins.buildAndAssertSuccess(job);
            jenkins.assertLogContains("endpoint tcp://192.168.1.93:2376, changed true", first);
            WorkflowRun second = jenkins.buildAndAssertSuccess(job);
            jenkins.assertLogContains("endpoint tcp://192.168.1.93:2376, changed false", second);

            assertThat(runs()).isEmpty();
            jenkins.assertLogNotContains(PASSWORD, first);
            try (Stream<Path> files = Files.walk(first.getRootDir().toPath())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(PASSWORD);
                }
            }
        });
    }

    @Test
    void whatAPersonCanMendEndsTheBuildWithItsRemedy() throws Throwable {
        inSessions(jenkins -> {
            prepare(jenkins);

            WorkflowRun run = jenkins.buildAndAssertStatus(
                    Result.FAILURE,
                    job(jenkins, "node { nanoVhd host: 'nano01', credentialsId: 'nano-admin', media: 'no.iso' }"));

            jenkins.assertLogContains("no.iso", run);
            jenkins.assertLogNotContains("\tat ", run);
        });
    }

    @Test
    void whatAScriptLeavesOutIsNamed() throws Throwable {
        inSessions(jenkins -> {
            prepare(jenkins);

            WorkflowRun run =
                    jenkins.buildAndAssertStatus(Result.FAILURE, job(jenkins, "node { containerHost host: 'nano01' }"));

            jenkins.assertLogContains("Missing: vhd, vm.", run);
            jenkins.assertLogNotContains("NullPointerException", run);
        });
    }

    @Test
    void credentialsThatAreNotThereAreNamed() throws Throwable {
        inSessions(jenkins -> {
            WorkflowRun run = jenkins.buildAndAssertStatus(
                    Result.FAILURE,
                    job(jenkins, "node { installContainerHost host: 'nano01', credentialsId: 'nobody' }"));

            jenkins.assertLogContains("There are no credentials 'nobody'", run);
        });
    }

    @Test
    void anAbortEndsTheEngineAndTheBuild() throws Throwable {
        inSessions(jenkins -> {
            prepare(jenkins);
            hangIn("New-HostDisk");
            WorkflowRun run =
                    job(jenkins, "node { " + DISK + " }").scheduleBuild2(0).waitForStart();
            awaitHang();

            run.doStop();

            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("New-HostDisk was stopped: the stop file", run);
            assertThat(runs()).isEmpty();
        });
    }

    @Test
    void aStageOutlivesARestartOfTheController() throws Throwable {
        inSessions(
                jenkins -> {
                    prepare(jenkins);
                    hangIn("New-HostDisk");
                    job(jenkins, "node { try { " + DISK + " } catch (e) { echo \"caught ${e.message}\" } }")
                            .scheduleBuild2(0)
                            .waitForStart();
                    awaitHang();
                },
                jenkins -> {
                    WorkflowRun run = jenkins.jenkins
                            .getItemByFullName("host", WorkflowJob.class)
                            .getBuildByNumber(1);
                    assertThat(run.isBuilding()).isTrue();
                    for (Path folder : runs()) {
                        if (!folder.getFileName().toString().endsWith("@tmp")) {
                            Files.writeString(folder.resolve("stop"), "");
                        }
                    }

                    jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
                    jenkins.assertLogContains("caught New-HostDisk was stopped", run);
                });
    }
}
