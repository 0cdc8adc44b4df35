package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallDocker;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StartDocker;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.DismountLeftDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostDisk;
import io.jenkins.plugins.nanohost.engine.machine.Secret;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationJsonTest {
    private static final GuestAccess ACCESS = new GuestAccess("id", "Administrator", new Secret("pass"));

    private static void assertParameters(SessionRequest request, String json) throws Exception {
        assertThat(request.parameters()).isEqualTo(new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    @Test
    void componentsAreParametersOfTheirNames() throws Exception {
        SessionRequest request = OperationJson.request(new NewBaseDisk(
                "D:\\x.vhdx",
                "m.iso",
                "a.wim",
                1,
                2,
                List.of("p.cab"),
                List.of("u.msu"),
                List.of(),
                List.of(),
                4_000_000_000L));

        assertThat(request.function()).isEqualTo("New-BaseDisk");
        assertThat(request.limit()).isEqualTo(Duration.ofMinutes(60));
        assertThat(request.secrets()).isEmpty();
        assertParameters(
                request,
                "{'Path':'D:\\\\x.vhdx','Media':'m.iso','ImageFile':'a.wim','ImageIndex':1,'Generation':2,'Packages':['p.cab'],"
                        + "'Updates':['u.msu'],'Drivers':[],'Features':[],'SizeBytes':4000000000}");
    }

    @Test
    void anOperationWithoutComponentsHasNoParameters() throws Exception {
        assertParameters(OperationJson.request(new DismountLeftDisk()), "{}");
    }

    @Test
    void aRecordInsideIsAnObject() throws Exception {
        assertParameters(
                OperationJson.request(new AddDiskFile("d", List.of(new FileCopy("a", "C:\\b")))),
                "{'Path':'d','Files':[{'Source':'a','Destination':'C:\\\\b'}]}");
    }

    @Test
    void aSecretIsItsValueAndMarkedAndNothingElseIs() throws Exception {
        SessionRequest request = OperationJson.request(
                new NewHostDisk("p", "b", "copy", new Secret("<xml/>"), new Secret("<boot/>"), "echo", "", List.of()));

        assertParameters(
                request,
                "{'Path':'p','BasePath':'b','Kind':'copy','OfflineAnswers':'<xml/>','BootAnswers':'<boot/>','SetupComplete':'echo','DomainBlob':'','Files':[]}");
        assertThat(request.secrets()).containsExactlyInAnyOrder("OfflineAnswers", "BootAnswers");
        assertThat(request.toString()).doesNotContain("<xml/>");
    }

    @Test
    void aGuestOperationTravelsWithItsWay() throws Exception {
        SessionRequest request = OperationJson.request(new StartDocker(ACCESS, "service"));

        assertThat(request.function()).isEqualTo(OperationJson.INTO_GUEST);
        assertThat(request.limit()).isEqualTo(Duration.ofMinutes(3));
        assertParameters(
                request,
                "{'VmId':'id','User':'Administrator','Password':'pass','Function':'Start-Docker',"
                        + "'Parameters':{'Recipe':'service'}}");
        assertThat(request.secrets()).containsExactly("Password");
    }

    @Test
    void aSecretOfAGuestOperationIsMarkedToo() {
        SessionRequest request = OperationJson.request(
                new InstallDocker(ACCESS, "service", "{}", "", 2376, "ca", "cert", new Secret("key")));

        assertThat(request.secrets()).containsExactlyInAnyOrder("Password", "Parameters");
        assertThat(request.parameters().at("/Parameters/ServerKey").asText()).isEqualTo("key");
    }
}
