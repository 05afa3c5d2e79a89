import { openApiDocument } from '@app/http';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ApiModule } from './api.module';

/** The API's modules, read without a database: nothing is instantiated. */
export async function previewApi(): Promise<INestApplication> {
  return NestFactory.create(ApiModule, new FastifyAdapter(), { preview: true, logger: false });
}

/** The API's contract, which `npm run generate` writes down. */
export async function describeApi(): Promise<OpenAPIObject> {
  return openApiDocument(await previewApi());
}
