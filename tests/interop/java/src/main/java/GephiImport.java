import java.io.BufferedWriter;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.types.IntervalSet;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Opens files with Gephi's importer and writes beside each, as FILE.gephi.json, what Gephi holds then. */
public final class GephiImport {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            Path target = Path.of(file + ".gephi.json");
            try (BufferedWriter out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
                out.write(json(read(new File(file))));
            }
        }
        System.exit(0);
    }

    private static Map<String, Object> read(File file) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(file);
        importer.process(container, new DefaultProcessor(), workspace);
        List<Object> issues = new ArrayList<>();
        Iterator<Issue> found = container.getReport().getIssues(Integer.MAX_VALUE);
        while (found.hasNext()) {
            Issue issue = found.next();
            issues.add(issue.getLevel() + ": " + issue.getMessage());
        }
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
        Graph graph = model.getGraph();
        List<Object> nodes = new ArrayList<>();
        for (Node node : graph.getNodes()) {
            Map<String, Object> entry = attributes(node);
            entry.put("id", node.getId().toString());
            entry.put("label", node.getLabel());
            entry.put("size", node.size());
            entry.put("colour", String.format(Locale.ROOT, "#%06x", node.getRGBA() & 0xffffff));
            nodes.add(entry);
        }
        List<Object> edges = new ArrayList<>();
        for (Edge edge : graph.getEdges()) {
            Map<String, Object> entry = attributes(edge);
            entry.put("source", edge.getSource().getId().toString());
            entry.put("target", edge.getTarget().getId().toString());
            entry.put("directed", edge.isDirected());
            entry.put("kind", String.valueOf(edge.getTypeLabel()));
            entry.put("label", edge.getLabel());
            entry.put("weight", edge.getWeight());
            List<Object> spells = new ArrayList<>();
            Object times = edge.getAttribute("timeset");
            if (times instanceof IntervalSet set) {
                for (Interval interval : set.toArray()) {
                    spells.add(List.of(interval.getLow(), interval.getHigh()));
                }
            }
            entry.put("intervals", spells);
            edges.add(entry);
        }
        Map<String, Object> all = new TreeMap<>();
        all.put("issues", issues);
        all.put("nodes", nodes);
        all.put("edges", edges);
        return all;
    }

    private static Map<String, Object> attributes(Element element) {
        Map<String, Object> entry = new TreeMap<>();
        for (Column column : element.getAttributeColumns()) {
            Object value = column.isProperty() ? null : element.getAttribute(column);
            if (value != null) {
                entry.put(column.getTitle(), value);
            }
        }
        return entry;
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> entries = new ArrayList<>();
            map.forEach((key, item) -> entries.add(string(key.toString()) + ":" + json(item)));
            return "{" + String.join(",", entries) + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(",", list.stream().map(GephiImport::json).toList()) + "]";
        }
        if (value instanceof Double number && number.isInfinite()) {
            return "null";
        }
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        return string(value.toString());
    }

    private static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
