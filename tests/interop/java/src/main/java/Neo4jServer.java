import apoc.ApocConfig;
import apoc.convert.Json;
import apoc.export.csv.ImportCsv;
import apoc.export.graphml.ExportGraphML;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;

/** Runs Neo4j with APOC until standard input ends. Arguments: its folder, and the password of the user neo4j. */
public final class Neo4jServer {
    public static void main(String[] arguments) throws Exception {
        Neo4j server = Neo4jBuilders.newInProcessBuilder(Path.of(arguments[0]))
                .withDisabledServer()
                .withConfig(GraphDatabaseSettings.auth_enabled, true)
                .withProcedure(ImportCsv.class)
                .withProcedure(ExportGraphML.class)
                .withFunction(Json.class)
                .build();
        ApocConfig.apocConfig().setProperty(ApocConfig.APOC_IMPORT_FILE_ENABLED, true);
        ApocConfig.apocConfig().setProperty(ApocConfig.APOC_IMPORT_FILE_USE_NEO4J_CONFIG, false);
        server.databaseManagementService()
                .database("system")
                .executeTransactionally(
                        "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                        Map.of("password", arguments[1]));
        System.out.println("bolt://localhost:" + server.boltURI().getPort());
        while (System.in.read() >= 0) {
            continue;
        }
        server.close();
        System.exit(0);
    }
}
