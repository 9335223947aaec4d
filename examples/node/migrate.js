// Publishes a request for a migration and prints its progress until it ends.
// Exit code: 0 completed; 1 failed, cancelled or refused; 2 wrong input, or something does not answer.

import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { compatibilityPartitioner, Consumer, Producer } from '@platformatic/kafka'
import avro from 'avsc'

const REQUESTS = 'modernization.requests'
const STATUS = 'modernization.status'
const REQUEST = 'io.dbmodernizer.events.MigrationRequested'
const EXIT_CODES = { COMPLETED: 0, FAILED: 1, CANCELLED: 1, REMOVED: 1 }
const MILLISECONDS = 10_000
const SECONDS_TO_FIRST_ANSWER = 60

/** Something that the user can mend; its text is all that is printed. */
class Refused extends Error {}

/** The schemas of a registry with Confluent's REST API. */
class Registry {
  #byId = new Map()

  constructor (url) {
    this.url = url.replace(/\/+$/, '')
  }

  async #get (path) {
    let answer
    try {
      answer = await fetch(this.url + path, { signal: AbortSignal.timeout(MILLISECONDS) })
    } catch (error) {
      throw new Refused(`no schema registry answers at ${this.url}: ${causeOf(error)}; check --registry`)
    }
    if (!answer.ok) {
      throw new Refused(`the schema registry answers ${answer.status} to ${this.url}${path}; check --registry`)
    }
    return answer.json()
  }

  /** The id and the type of the latest version of a subject. */
  async latest (subject) {
    const found = await this.#get(`/subjects/${encodeURIComponent(subject)}/versions/latest`)
    return { id: found.id, type: avro.Type.forSchema(JSON.parse(found.schema)) }
  }

  async withId (id) {
    if (!this.#byId.has(id)) {
      this.#byId.set(id, avro.Type.forSchema(JSON.parse((await this.#get(`/schemas/ids/${id}`)).schema)))
    }
    return this.#byId.get(id)
  }
}

/** The cause of an error that says only that something failed. */
function causeOf (error) {
  const inner = error.errors?.[0] ?? error.cause
  return inner ? causeOf(inner) : error.message || error.code
}

/** A request as 'modernize sample' writes it, with its migrationId at the top. */
async function readRequest (file, type) {
  let document
  try {
    document = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Refused(`${file} cannot be read as JSON: ${error.message}`)
  }
  const { $schema, migrationId, ...request } = document ?? {}
  if (typeof migrationId !== 'string' || migrationId === '') {
    throw new Refused(`${file} has no migrationId; give the migration a name that was not used before`)
  }
  request.metadata = { migrationId, producer: 'migrate.js' }
  type.isValid(request, {
    noUndeclaredFields: true,
    errorHook (path, value, accepted) {
      const names = accepted.fields?.map(field => field.name)
      const unknown = names && value && Object.keys(value).find(name => !names.includes(name))
      throw new Refused(unknown
        ? `${[...path, unknown].join('.')} is not a field of a request; accepted here: ${names.join(', ')}`
        : `${path.join('.')} is ${JSON.stringify(value)}; accepted: ${accepted.symbols?.join(', ') ?? accepted.typeName}`)
    }
  })
  return request
}

/** The wire format of the registry: a zero byte, the id of the schema in four bytes, the Avro body. */
function encode (id, type, value) {
  const head = Buffer.alloc(5)
  head.writeUInt32BE(id, 1)
  return Buffer.concat([head, type.toBuffer(value)])
}

async function decode (registry, record) {
  const type = await registry.withId(record.readUInt32BE(1))
  return type.fromBuffer(record.subarray(5))
}

async function publish (settings, migrationId, value) {
  // Kafka's partitioner for Java, so that all records of a migration are in one partition.
  const producer = new Producer({ ...settings, acks: -1, partitioner: compatibilityPartitioner })
  try {
    await producer.send({ messages: [{ topic: REQUESTS, key: Buffer.from(migrationId), value }] })
  } finally {
    await producer.close()
  }
}

/** The states of a migration as they come. */
async function * snapshots (stream, registry, migrationId) {
  const noAnswer = setTimeout(() => stream.destroy(new Refused(`${migrationId} is published, and no service has answered within ` +
    `${SECONDS_TO_FIRST_ANSWER} s; was the migrationId used before? Do the services run?`)), SECONDS_TO_FIRST_ANSWER * 1000)
  try {
    for await (const record of stream) {
      if (record.key?.toString() === migrationId && record.value?.length) {
        clearTimeout(noAnswer)
        yield decode(registry, record.value)
      }
    }
  } finally {
    clearTimeout(noAnswer)
  }
}

function failureText (failure) {
  return failure ? `  ${failure.reason}: ${failure.message} ${failure.remedy}` : ''
}

/** Prints each change of a stage, and how the migration has ended; returns the exit code. */
async function follow (states) {
  const printed = new Map()
  for await (const status of states) {
    const at = new Date(status.updatedAt).toISOString().slice(11, 19)
    for (const stage of status.stages) {
      const waiting = stage.waitingOn ? `  waits for ${stage.waitingOn}` : ''
      const change = stage.state + waiting + failureText(stage.failure)
      if ((printed.get(stage.name) ?? 'PENDING') !== change) {
        printed.set(stage.name, change)
        console.log(`${at}  ${stage.name.padEnd(12)} ${change}`)
      }
    }
    const refused = status.refusal?.reason === 'CONFLICTING_REQUEST'
    if (status.state in EXIT_CODES || refused) {
      const totals = status.tableTotals
      const equal = totals ? `  ${totals.matched} of ${totals.tables} tables are equal, ${totals.targetRows} rows` : ''
      console.log(`${at}  ${status.migrationId} ${refused ? 'REFUSED' : status.state + equal}${failureText(status.refusal)}`)
      return refused ? 1 : EXIT_CODES[status.state]
    }
  }
}

async function main () {
  let options
  try {
    options = parseArgs({
      allowPositionals: true,
      options: {
        'bootstrap-servers': { type: 'string', default: process.env.MODERNIZE_BOOTSTRAP_SERVERS ?? 'localhost:9092' },
        registry: { type: 'string', default: process.env.MODERNIZE_REGISTRY ?? 'http://localhost:8081' }
      }
    })
  } catch (error) {
    throw new Refused(error.message)
  }
  if (options.positionals.length !== 1) {
    throw new Refused('usage: node migrate.js REQUEST.json [--bootstrap-servers HOST:PORT,...] [--registry URL]')
  }
  const brokers = options.values['bootstrap-servers']
  // The settings of a broker that wants TLS and a login belong here.
  const settings = { clientId: 'migrate.js', bootstrapBrokers: brokers.split(','), timeout: MILLISECONDS, retries: 2 }
  const registry = new Registry(options.values.registry)
  const schema = await registry.latest(`${REQUESTS}-${REQUEST}`)
  const request = await readRequest(options.positionals[0], schema.type)
  const migrationId = request.metadata.migrationId
  const consumer = new Consumer({ ...settings, groupId: `example-${randomUUID()}`, autocommit: false })
  try {
    const ends = (await consumer.listOffsets({ topics: [STATUS] })).get(STATUS)
    await publish(settings, migrationId, encode(schema.id, schema.type, request))
    console.log(`published ${migrationId} to ${REQUESTS}`)
    const stream = await consumer.consume({
      topics: [STATUS],
      mode: 'manual',
      offsets: ends.map((offset, partition) => ({ topic: STATUS, partition, offset }))
    })
    return await follow(snapshots(stream, registry, migrationId))
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(`Kafka at ${brokers}: ${causeOf(error)}; check --bootstrap-servers`)
  } finally {
    await consumer.close(true)
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof Refused)) {
    throw error
  }
  console.error(`migrate.js: ${error.message}`)
  process.exitCode = 2
}
