"""Sends a script to Neo4j as cypher-shell does, one statement after another: cypher_shell.py -a ADDRESS -f FILE"""
import argparse
import os

import neo4j

parser = argparse.ArgumentParser()
parser.add_argument("-a", dest="address", required=True)
parser.add_argument("-f", dest="file", required=True)
arguments = parser.parse_args()
user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ["NEO4J_PASSWORD"]
with neo4j.GraphDatabase.driver(arguments.address, auth=(user, password)) as driver, driver.session() as session:
    with open(arguments.file, encoding="utf-8", newline="\n") as file:
        for statement in file.read().split(";\n"):
            if statement.strip():
                session.run(statement).consume()
