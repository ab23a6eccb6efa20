//! `tidings load`: the graph goes into Neo4j over Bolt, in batches, each in its own transaction. What was sent is merged by
//! id, so a second run changes nothing. A marker in the database says how far a load came; a load that was cut off goes on
//! there, and the last batch removes it.

use crate::args::Load;
use crate::batch::Tally;
use crate::graph;
use anyhow::Result;
#[cfg(feature = "bolt")]
use bolt::send;

/// Runs it.
pub(crate) fn run(args: &Load) -> Result<Tally> {
    let (graph, tally) = graph::of(&args.input)?;
    send(args, &graph)?;
    Ok(tally)
}

#[cfg(not(feature = "bolt"))]
fn send(args: &Load, _: &tidings::KnowledgeGraph) -> Result<()> {
    anyhow::bail!(
        "this build cannot speak to {} ({}); build with `--features bolt`, or write a script with `tidings convert`",
        args.address,
        args.database,
    )
}

#[cfg(feature = "bolt")]
mod bolt {
    use crate::args::Load;
    use anyhow::{Context, Result, anyhow, bail};
    use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
    use neo4rs::{BoltMap, BoltString, BoltType, ConfigBuilder, Error, Graph, Txn, query};
    use std::io::IsTerminal;
    use std::net::{TcpStream, ToSocketAddrs};
    use std::time::Duration;
    use tidings::KnowledgeGraph;
    use tidings::export::batch::{self, Batch, Property};
    use tidings::id::Id;
    use tokio::runtime::{Builder, Runtime};

    const PORT: u16 = 7687;

    /// Loads `graph` into the database at the address.
    pub(super) fn send(args: &Load, graph: &KnowledgeGraph) -> Result<()> {
        reach(&args.address)?;
        let user = std::env::var("NEO4J_USERNAME").unwrap_or_else(|_| "neo4j".into());
        let password = password(&user)?;
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let config = ConfigBuilder::default()
            .uri(&args.address)
            .user(&user)
            .password(password)
            .db(args.database.as_str())
            .max_connections(1)
            .build();
        let explain = |error: Error| explain(error, args, &user);
        let database = config
            .and_then(|config| runtime.block_on(Graph::connect(config)))
            .map_err(explain)?;
        check_version(&runtime, &database, args, &user)?;
        for constraint in batch::CONSTRAINTS {
            runtime
                .block_on(database.run(query(constraint)))
                .map_err(explain)?;
        }
        let marker = marker(graph)?;
        let done = runtime
            .block_on(done(&database, &marker))
            .map_err(explain)?;
        let bar = progress_bar(graph);
        let mut number = 0;
        batch::each(graph, args.batch, &mut |batch| {
            number += 1;
            bar.inc(batch.rows.len() as u64);
            if number <= done {
                return Ok(());
            }
            let sent = runtime.block_on(transact(&database, batch, &marker, number));
            sent.map_err(explain)
        })?;
        let last = query("MATCH (l:TidingsLoad {id: $id}) DELETE l").param("id", marker.as_str());
        runtime.block_on(database.run(last)).map_err(explain)?;
        bar.finish_and_clear();
        anstream::eprintln!(
            "{} articles, {} entities, {} edges → {}",
            graph.sources().len(),
            graph.nodes().len(),
            graph.links().len(),
            args.address,
        );
        Ok(())
    }

    /// Sends one batch, and with it how far the load is.
    async fn transact(
        database: &Graph,
        batch: Batch,
        marker: &Id,
        number: i64,
    ) -> Result<(), Error> {
        let mut transaction: Txn = database.start_txn().await?;
        let rows: Vec<BoltType> = batch.rows.into_iter().map(bolt).collect();
        let text = format!("UNWIND $rows AS row\n{}", batch.query);
        transaction.run(query(&text).param("rows", rows)).await?;
        let done = "MERGE (l:TidingsLoad {id: $id}) SET l.batches = $number";
        let done = query(done)
            .param("id", marker.as_str())
            .param("number", number);
        transaction.run(done).await?;
        transaction.commit().await
    }

    /// How many batches a load of the same graph sent before it was cut off.
    async fn done(database: &Graph, marker: &Id) -> Result<i64, Error> {
        let found = query("MATCH (l:TidingsLoad {id: $id}) RETURN l.batches AS batches");
        let mut rows = database.execute(found.param("id", marker.as_str())).await?;
        let row = rows.next().await?;
        Ok(row
            .and_then(|row| row.get("batches").ok())
            .unwrap_or_default())
    }

    /// A hash of all that is sent.
    fn marker(graph: &KnowledgeGraph) -> Result<Id> {
        let mut id = Id::of('l', &[&serde_json::to_string(graph.sources())?]);
        for node in graph.nodes() {
            id = Id::of('l', &[id.as_str(), &serde_json::to_string(node)?]);
        }
        for link in graph.links() {
            id = Id::of('l', &[id.as_str(), &serde_json::to_string(link.edge)?]);
        }
        Ok(id)
    }

    fn bolt(property: Property) -> BoltType {
        match property {
            Property::Text(text) => text.into(),
            Property::Day(day) => {
                let (year, month, day) =
                    (i32::from(day.year()), day.month() as u32, day.day() as u32);
                chrono::NaiveDate::from_ymd_opt(year, month, day)
                    .unwrap_or_default()
                    .into()
            }
            Property::Flag(flag) => flag.into(),
            Property::Count(count) => count.into(),
            Property::Number(number) => number.into(),
            Property::List(items) => {
                let items: Vec<BoltType> = items.into_iter().map(bolt).collect();
                items.into()
            }
            Property::Map(entries) => {
                let entries = entries.into_iter();
                let map: BoltMap = entries
                    .map(|(name, value)| (BoltString::from(name), bolt(value)))
                    .collect();
                BoltType::Map(map)
            }
        }
    }

    /// Whether something listens there at all; the driver would try for a long time.
    fn reach(address: &str) -> Result<()> {
        let Some((_, host)) = address.split_once("://") else {
            bail!("{address} is no address; write it as bolt://localhost:{PORT}");
        };
        let host = host.split('/').next().unwrap_or_default();
        let port = host
            .rsplit(':')
            .next()
            .is_some_and(|port| port.parse::<u16>().is_ok());
        let host = if port {
            host.to_owned()
        } else {
            format!("{host}:{PORT}")
        };
        let remedy = "start Neo4j there, or give the address that it shows as it starts";
        let mut found = host
            .to_socket_addrs()
            .with_context(|| format!("{address}: no such host; {remedy}"))?;
        let wait = Duration::from_secs(5);
        if found.any(|socket| TcpStream::connect_timeout(&socket, wait).is_ok()) {
            return Ok(());
        }
        bail!("{address}: nothing answers there; {remedy}")
    }

    /// From the environment, or asked for where somebody can answer.
    fn password(user: &str) -> Result<String> {
        if let Ok(password) = std::env::var("NEO4J_PASSWORD") {
            return Ok(password);
        }
        if !std::io::stdin().is_terminal() {
            bail!("no password for {user}; set NEO4J_PASSWORD");
        }
        rpassword::prompt_password(format!("Password of {user}: "))
            .context("cannot ask for the password")
    }

    fn check_version(runtime: &Runtime, database: &Graph, args: &Load, user: &str) -> Result<()> {
        let ask = async {
            let versions =
                query("CALL dbms.components() YIELD versions RETURN versions[0] AS version");
            let row = database.execute(versions).await?.next().await?;
            let version = row.and_then(|row| row.get::<String>("version").ok());
            Ok::<_, Error>(version.unwrap_or_default())
        };
        let version = runtime
            .block_on(ask)
            .map_err(|error| explain(error, args, user))?;
        let major: u32 = version
            .split('.')
            .next()
            .and_then(|n| n.parse().ok())
            .unwrap_or_default();
        if major < 5 {
            bail!(
                "{} runs Neo4j {version}; 5.0 or later is needed",
                args.address
            );
        }
        Ok(())
    }

    /// The driver's error with what to do about it.
    fn explain(error: Error, args: &Load, user: &str) -> anyhow::Error {
        let address = &args.address;
        let text = error.to_string();
        let refused =
            matches!(error, Error::AuthenticationError(_)) || text.contains("Unauthorized");
        if refused {
            anyhow!(
                "{address}: wrong user or password for {user}; set NEO4J_USERNAME and NEO4J_PASSWORD"
            )
        } else if text.contains("DatabaseNotFound") {
            anyhow!(
                "{address}: no database {:?} there; name another with --database",
                args.database
            )
        } else if matches!(error, Error::UnsupportedVersion(_)) {
            anyhow!("{address}: {text}; Neo4j 5.0 or later is needed")
        } else {
            anyhow!("{address}: {text}; run the same command again to go on where it stopped")
        }
    }

    /// A bar over all rows on standard error where that is a terminal, and nothing elsewhere.
    fn progress_bar(graph: &KnowledgeGraph) -> ProgressBar {
        let mentions: usize = graph.nodes().map(|node| node.documents.len()).sum();
        let rows = graph.sources().len() + graph.nodes().len() + mentions + graph.links().len();
        let target = ProgressDrawTarget::stderr();
        let bar = ProgressBar::with_draw_target(Some(rows as u64), target);
        if let Ok(style) =
            ProgressStyle::with_template("{bar:40} {pos}/{len} rows  {per_sec}  {eta}")
        {
            bar.set_style(style);
        }
        bar
    }
}
